// Figures that tests measure, on a line each, for who runs them to read.
export function figure(name, value) {
  console.log(`figure: ${name}: ${value}`)
}
