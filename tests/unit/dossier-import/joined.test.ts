import { describe, expect, test } from 'vitest'
import { codes, imported, lines } from './documents'

const BRIDGE = '# Forth Bridge\n\nThe Forth Bridge is a bridge in Scotland.\n\n'

describe('a sentence whose pronoun cannot be put into other words', () => {
  test('stays behind the sentence that explains it, where the pronoun cannot mean the subject', () => {
    const text = 'John Fowler was succeeded by Peter Reed. He died in 1898.'
    expect(lines(imported('a.md', BRIDGE + text))).toContain(`${text} []`)
  })

  test('is left out where the pronoun may mean the subject', () => {
    const text =
      '# Ada Quist\n\nAda Quist was born in Bergen. Ada Quist met Clara Reed and Mary Holm. Clara Reed and Ada Quist met Mary Holm. She died in 1898.'
    const result = imported('a.md', text)
    expect(lines(result).some((line) => line.includes('1898'))).toBe(false)
    expect(codes(result)).toContain('pronoun')
  })

  test('is never given the name of an unknown subject', () => {
    const text =
      '# The light that nobody wanted\n\nThe lens weighed two tonnes and floated on a bath. It is now in the museum.'
    expect(lines(imported('a.md', text)).join()).not.toContain('Unknown subject is')
  })
})

describe('what a pronoun means', () => {
  test.each([
    [
      'a married couple',
      'Paul Reed married Anna Holm. They were divorced in 1954.',
      'Paul Reed and Anna Holm were divorced in 1954.',
    ],
    [
      'things in the plural',
      'The towers are 178 metres tall. They were painted in 1954.',
      'The towers were painted in 1954.',
    ],
    [
      'a thing that was new in the sentence before',
      'A long inquiry sat until April 1926. It blamed the engineer.',
      'The long inquiry blamed the engineer.',
    ],
  ])('%s', (_, text, claim) => {
    expect(lines(imported('a.md', BRIDGE + text)).join('\n')).toContain(claim)
  })

  test.each([
    [
      'a clause that stands alone',
      'It is not yet known when freight trains will return.',
      'Forth Bridge is not yet known',
    ],
    [
      'a mother and her daughter',
      "Ada Quist was born in Bergen. Quist's mother, Anne Quist, taught her to draw. When she was nineteen, she sent a paper to London.",
      'Anne Quist was nineteen',
    ],
    [
      'somebody who is not known to be a man or a woman',
      "Ada Quist was a poet. Michał Rusinek became Quist's secretary. The mayor gave her a medal in 2011.",
      'gave Michał Rusinek',
    ],
  ])('is not guessed: %s', (_, text, wrong) => {
    const head = text.startsWith('It') ? BRIDGE : '# Ada Quist\n\n'
    expect(lines(imported('a.md', head + text)).join('\n')).not.toContain(wrong)
  })

  test('a note within a sentence does not cut it short', () => {
    const text = 'Reed offered a cautionary note: these lamps are not strictly an improvement.'
    expect(lines(imported('a.md', BRIDGE + text)).join('\n')).not.toMatch(/cautionary\./)
  })
})
