// What a page does with the elements: it gives them documents and listens. An element never changes a document of the page;
// what was written comes with the event, and the page decides what becomes of it.
const told = document.querySelector('#told')

for (const name of ['maatstaf-ready', 'maatstaf-open', 'maatstaf-change', 'maatstaf-problem']) {
  document.addEventListener(name, (event) => {
    const line = document.createElement('li')
    line.textContent = `${event.target.localName}: ${name} ${JSON.stringify(event.detail.category ?? event.detail.what ?? event.detail.step ?? event.detail.message ?? '')}`
    told.append(line)
  })
}

// A cell of the matrix leads to the evidence that bears on it.
const evidence = document.querySelector('maatstaf-evidence')
document.querySelector('maatstaf-matrix').addEventListener('maatstaf-open', (event) => {
  evidence.category = event.detail.category
  evidence.level = event.detail.level
})

// What is logged counts for everything on the page at once.
document.querySelector('maatstaf-log').addEventListener('maatstaf-change', (event) => {
  for (const element of document.querySelectorAll('maatstaf-matrix, maatstaf-gap, maatstaf-evidence')) element.portfolio = event.detail.portfolio
})

const assessments = ['a', 'b', 'c'].map((name) => fetch(`../assessments/master-contested-verdicts/assessor-${name}.json`).then((answer) => answer.json()))
document.querySelector('maatstaf-crosscheck').assessments = await Promise.all(assessments)
