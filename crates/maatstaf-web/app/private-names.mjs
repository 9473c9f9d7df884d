// Short names for what a class keeps to itself. A minifier does not rename fields and methods, since it cannot know who reads them;
// TypeScript does: nobody outside of a class reads what it declares `private`.
import { relative } from 'node:path'
import ts from 'typescript'

/** The edits of every source that give each private member a name of two or three letters, by file. */
export function privateNames(root) {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile).config, ts.sys, root)
  const program = ts.createProgram(config.fileNames, config.options)
  const checker = program.getTypeChecker()
  const sources = program.getSourceFiles().filter((file) => !file.isDeclarationFile && !relative(root, file.fileName).startsWith('..')).sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  const names = new Map()
  for (const source of sources) each(source, (node) => ts.isClassLike(node) && nameMembers(node, checker, names))
  const edits = new Map()
  for (const source of sources) {
    const found = []
    each(source, (node) => ts.isIdentifier(node) && found.push(...editOf(node, checker, names)))
    if (found.length) edits.set(source.fileName, found.sort((a, b) => b.at - a.at))
  }
  return edits
}

/** A source with its edits, which stand from its end to its beginning. */
export function renamed(code, edits) {
  return edits.reduce((text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length), code)
}

function each(node, visit) {
  visit(node)
  ts.forEachChild(node, (child) => each(child, visit))
}

/** Names a class's private members, after those of the classes that it extends: an object has all of them. */
function nameMembers(node, checker, names) {
  if (names.has(node)) return names.get(node)
  const base = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]
  const parent = base && checker.getTypeAtLocation(base).symbol?.declarations?.find(ts.isClassLike)
  let taken = parent && !parent.getSourceFile().isDeclarationFile ? nameMembers(parent, checker, names) : 0
  // What a page says of its properties by name keeps that name.
  const said = node.members.filter((one) => one.name?.getText() === 'properties').map((one) => one.getText()).join()
  const parameters = node.members.filter(ts.isConstructorDeclaration).flatMap((one) => one.parameters)
  for (const member of [...node.members, ...parameters]) {
    const isPrivate = ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((one) => one.kind === ts.SyntaxKind.PrivateKeyword)
    if (!isPrivate || !member.name || !ts.isIdentifier(member.name) || new RegExp(`\\b${member.name.text}\\b`).test(said)) continue
    names.set(member, short(taken++))
  }
  names.set(node, taken)
  return taken
}

// With the underscore no name is that of a property of the browser's elements, or of Lit's.
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const short = (number) => `_${number < 26 ? '' : LETTERS[Math.floor(number / 26) - 1]}${LETTERS[number % 26]}`

function editOf(node, checker, names) {
  const place = { at: node.getStart(), length: node.text.length }
  const { parent } = node
  if (ts.isBindingElement(parent) && parent.name === node && !parent.propertyName && ts.isObjectBindingPattern(parent.parent)) {
    const put = nameOf(checker.getTypeAtLocation(parent.parent).getProperty(node.text), names)
    return put ? [{ ...place, put: `${put}: ${node.text}` }] : []
  }
  const put = nameOf(checker.getSymbolAtLocation(node), names)
  if (!put) return []
  return [{ ...place, put: ts.isShorthandPropertyAssignment(parent) ? `${node.text}: ${put}` : put }]
}

function nameOf(symbol, names) {
  const put = symbol?.declarations?.map((one) => names.get(one)).find((name) => typeof name === 'string')
  return put
}
