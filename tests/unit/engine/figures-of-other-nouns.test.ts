import { expect, test } from 'vitest'
import { createEngine } from '@/lib/engine'
import { dossierOf } from './invented'

const engine = createEngine(
  dossierOf(['The Kalmar Archive holds 1.1 million photographs in 487 categories.'], {
    name: 'Kalmar Archive',
    kind: 'institution',
    pronoun: 'it',
  }),
)
const agreeingIn = (text: string) =>
  engine
    .check({ text }, 'asked')
    .findings.flatMap(({ details }) => details.flatMap((d) => (d.verdict === 'agrees' ? d.article : [])))

test('a figure agrees with the same figure of a claim that says it with another noun', () => {
  expect(agreeingIn('The Kalmar Archive holds 1.1 million photographs, sorted into 487 kinds.')).toContain('487')
})

test.each(['478 kinds', '487 metres', '$487'])(
  'another figure, or one of another unit, does not agree: %s',
  (figure) => {
    const found = agreeingIn(`The Kalmar Archive holds 1.1 million photographs, sorted into ${figure}.`)
    expect(found.filter((words) => /4\d\d/.test(words))).toEqual([])
  },
)
