import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { catalogueOf } from '../words/catalogue-of'
import type { HouseRule } from './house-rule'
import { parse, walk } from './source-files'

export const lookUpRule: HouseRule = {
  name: 'tests look up what is on a screen by the key of its message',
  async findFaults() {
    const messages = new Set(Object.values(await catalogueOf('en')).map(({ message }) => message))
    return testFiles().flatMap((file) =>
      lookUpsIn(parse(file, readFileSync(file, 'utf8')))
        .filter(({ words }) => messages.has(words))
        .map(({ line, words }) => `${file}:${line}: ${words}`),
    )
  },
}

function testFiles(): string[] {
  return ['tests', 'lib', 'components', 'packages'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules'))
      .map((file) => join(folder, file)),
  )
}

/** Returns the texts by which a test finds elements of a screen. */
function lookUpsIn(source: ts.SourceFile): { line: number; words: string }[] {
  const found: { line: number; words: string }[] = []
  walk(source, (node) => {
    if (!ts.isStringLiteralLike(node) || !isLookedUp(node)) return
    found.push({ line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, words: node.text })
  })
  return found
}

/** Whether a text is what an element is called or says: `getByText('Undo')`, `getByRole('button', { name: 'Undo' })`. */
function isLookedUp(node: ts.StringLiteralLike): boolean {
  const { parent } = node
  if (ts.isCallExpression(parent)) return BY_WORDS.test(calleeOf(parent)) && parent.arguments[0] === node
  return (
    ts.isPropertyAssignment(parent) &&
    NAMED_BY.test(parent.name.getText()) &&
    ts.isCallExpression(parent.parent.parent) &&
    (BY_ROLE.test(calleeOf(parent.parent.parent)) || calleeOf(parent.parent.parent) === 'filter')
  )
}
const calleeOf = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
const BY_WORDS = /^(?:get|find|query)(?:All)?By(?:Text|LabelText|Label|Title|PlaceholderText|Placeholder|AltText)$/
const BY_ROLE = /^(?:get|find|query)(?:All)?ByRole$/
const NAMED_BY = /^(?:name|hasText)$/
