import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { catalogueOf } from '@/tests/words/catalogue-of'
import { sourceFiles, walk } from './source-files'

const [english, french] = [await catalogueOf('en'), await catalogueOf('fr')]
const forms = (words: string) => words.split(' | ')

describe('the French locale', () => {
  test('has the same messages as the English one, in the same order', () => {
    expect(Object.keys(french)).toEqual(Object.keys(english))
  })

  test.each(Object.keys(english))(
    'has the same placeholders, links and plural forms as the English one in %s',
    (name) => {
      const [one, other] = [english[name]!.message, french[name]!.message]
      expect(holes(other)).toEqual(holes(one))
      expect(forms(other).length > 1, 'plural').toBe(forms(one).length > 1)
      // Each form has all values; only the count may be said in words ("None", "la phrase restante").
      for (const words of [...forms(one), ...forms(other)])
        expect(holes(words).filter((hole) => hole !== '$1')).toEqual(holes(one).filter((hole) => hole !== '$1'))
    },
  )

  test('follows the rules of French typography', () => {
    for (const { message } of Object.values(french)) {
      expect(message).not.toMatch(/ [:;?!»]|« |[^\s\u00a0\u202f][;?!»]|\p{L}:/u)
      expect(message).not.toMatch(/['"“”]|\.\.\./)
    }
  })
})

describe('every message', () => {
  test.each([english, french])('names the state of what an untested model finds as the panel does', (words) => {
    for (const name of ['modelCheck_untested', 'modelCheck_notPassed'])
      expect(words[name]!.message).toContain(words.state_look!.message)
  })

  test('is neutral, and has balanced markup', () => {
    const never = /\b(?:fake|lie|lies|wrong|debunked|fact-check\w*|oops|we|mensong\w*|faux|fausse|oups|nous)\b|!/i
    for (const { message } of [...Object.values(english), ...Object.values(french)]) {
      // About the finding or the evidence, never about the sentence.
      expect(message.replace(/\bwrong findings?\b|\bthe evidence is wrong\b/gi, '')).not.toMatch(never)
      expect(message.replace(/<([ab])>[^<>]+<\/\1>|\{\w+\}|\$1/g, '')).not.toMatch(/[<>{}$]/)
    }
  })

  test('is short enough for its place in the browser', () => {
    for (const words of [english, french]) expect(words.extension_description!.message.length).toBeLessThanOrEqual(132)
  })

  test('has a name that differs from the others by more than case', () => {
    const names = Object.keys(english).map((name) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
  })

  test('is used in the code', () => {
    const said = keysInCode()
    const unsaid = Object.keys(english).filter((name) => !said.some((key) => key.test(name)))
    expect(unsaid).toEqual([])
  })
})

/** The placeholders of a message. */
function holes(words: string): string[] {
  return [...new Set(words.match(/\{\w+\}|<[ab]>|\$1/g))].sort()
}

/** The keys in code and manifest; a computed part matches anything. */
function keysInCode(): RegExp[] {
  const keys = ['locale', ...(readFileSync('wxt.config.ts', 'utf8').match(/(?<=__MSG_)\w+(?=__)/g) ?? [])]
  for (const source of sourceFiles()) {
    walk(source, (node) => {
      if (ts.isStringLiteralLike(node)) keys.push(node.text)
      if (ts.isTemplateExpression(node) && /^\w+\./.test(node.head.text))
        keys.push(node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join(''))
    })
  }
  return keys
    .filter((key) => /^[\w.*]+$/.test(key))
    .map((key) => new RegExp(`^${key.replaceAll('.', '_').replaceAll('*', '[a-zA-Z0-9]+')}$`))
}
