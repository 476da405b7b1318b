import ts from 'typescript'
import { walk } from './source-files'

/** Texts for users in the code, with file and line. */
export function literalWords(source: ts.SourceFile): string[] {
  const found: string[] = []
  walk(source, (node) => {
    const words = wordsOf(node)
    if (words === null || OF_PROTOCOLS.test(words) || isForMachines(node)) return
    if (isShown(node) ? LETTERS.test(words) : SENTENCE.test(words)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push(`${source.fileName}:${line + 1}: ${words.trim()}`)
    }
  })
  return found
}

/** The authentication scheme of a header is no text for users. */
const OF_PROTOCOLS = /^Bearer $/
const LETTERS = /\p{L}{2}/u
/** Matches a text that begins like a label or has three words in a row, where its purpose is unknown. */
const SENTENCE = /^\p{Lu}\p{Ll}+(?:[ ,.:]|$)|\p{L}{2,} \p{L}{2,} \p{L}{2,}/u

function wordsOf(node: ts.Node): string | null {
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : null
}

/** Attributes and properties of our own components and of HTML that are read or read out. */
const SPOKEN =
  /^(?:aria-(?:label|valuetext|description|roledescription)|title|placeholder|alt|label|lead|about|name|done|failed|left)$/

/** Whether a text is in an element or an attribute that users read, also inside a conditional expression. */
function isShown(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return true
  const holder = holderOf(node)
  return ts.isJsxAttribute(holder) ? isSpoken(holder) : ts.isJsxElement(holder) || ts.isJsxFragment(holder)
}

function holderOf(node: ts.Node): ts.Node {
  let { parent } = node
  while (isChoice(parent)) parent = parent.parent
  return ts.isJsxExpression(parent) ? parent.parent : parent
}

function isSpoken({ name, parent }: ts.JsxAttribute): boolean {
  return SPOKEN.test(name.getText()) && parent.parent.tagName.getText() !== 'Icon'
}

function isChoice(node: ts.Node): boolean {
  return (
    ts.isConditionalExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isTemplateSpan(node) ||
    (ts.isBinaryExpression(node) && !isComparison(node))
  )
}

/** Whether a text is the name of a module, key, type, message or class, is compared, or is CSS or console output. */
function isForMachines(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true
  if (ts.isTemplateLiteralTypeSpan(parent) || ts.isTemplateLiteralTypeNode(parent)) return true
  if (ts.isBinaryExpression(parent) && isComparison(parent)) return true
  if (ts.isCaseClause(parent) || (ts.isPropertyAssignment(parent) && parent.name === node)) return true
  const holder = holderOf(node)
  if (ts.isJsxAttribute(holder) && !isSpoken(holder)) return true
  // A list of words to look up, not to show.
  if (ts.isPropertyAccessExpression(holder) && /^(?:split|trim)$/.test(holder.name.text)) return true
  if (ts.isJsxElement(parent) && parent.openingElement.tagName.getText() === 'kbd') return true
  for (let at: ts.Node = parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isThrowStatement(at)) return true
    if (ts.isVariableDeclaration(at) && /styles$/i.test(at.name.getText())) return true
    if (ts.isCallExpression(at) && /^(?:console\.\w+|t|rich|template)$/.test(at.expression.getText())) {
      // A value of a message is shown, its name is not.
      return !/^(?:t|rich|template)$/.test(at.expression.getText()) || at.arguments[0] === topOf(node, at)
    }
  }
  return false
}

function topOf(node: ts.Node, call: ts.CallExpression): ts.Node {
  let at = node
  while (at.parent !== call) at = at.parent
  return at
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ts.SyntaxKind.InKeyword,
  ].includes(operatorToken.kind)
}
