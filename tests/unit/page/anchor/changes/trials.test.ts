import { expect, test } from 'vitest'
import { findAnchors, makeAnchor } from '@/lib/page/anchor/anchor'
import { findChanges } from '@/lib/page/anchor/find-changes'
import { chance } from '@/tests/browser/storage/chance'
import { runNow } from '../../../run-now'
import { chooseNotes } from '../trials/choose-notes'
import { savedPages } from '../trials/pages'
import { revisions } from '../trials/revisions'
import { glue } from '../trials/traced'

/** For each way to change the saved pages: notes without their words, with the answer and the share of letters left. */
const trials = revisions.map((revision, n) => ({
  name: revision.name,
  lost: savedPages().flatMap((saved, i) => {
    const random = chance(7 + n * 1000 + i).next
    const page = revision.prepare?.(saved, random) ?? saved
    const notes = chooseNotes(page, 12, random)
    const { blocks, asked } = revision.revise(page, notes, random)
    const now = glue(blocks, '\n\n')
    const places = (asked ?? notes).map((note) => ({ note, anchor: makeAnchor(page.text, note.start, note.end) }))
    const found = runNow(
      findAnchors(
        now.text,
        places.map(({ anchor }) => anchor),
      ),
    )
    const lost = places.filter((_, k) => found[k] === null)
    const changes = runNow(
      findChanges(
        now.text,
        lost.map(({ anchor }) => anchor),
      ),
    )
    return lost.map(({ note: { start, end } }, k) => {
      const isOfNote = (origin: number) => origin >= start && origin < end
      return { change: changes[k] ?? null, left: now.origin.filter(isOfNote).length / (end - start) }
    })
  }),
}))

test('most changed values on saved pages are found', () => {
  const values = trials.find(({ name }) => name === 'a value changed')?.lost ?? []
  expect(values.length).toBeGreaterThan(50)
  expect(values.filter(({ change }) => change?.kind === 'changed').length / values.length).toBeGreaterThan(0.8)
})

test.each(trials)('no words that are still there are said to be deleted or gone: $name', ({ lost }) => {
  expect(lost.filter(({ change, left }) => change !== null && change.kind !== 'changed' && left > 0.3)).toEqual([])
})

test.each(trials.filter(({ name }) => /^(?:unchanged|quotes|composed|edits around|paragraphs|of two)/.test(name)))(
  'no quote that was left alone or removed whole is said to have other words: $name',
  ({ lost }) => {
    expect(lost.filter(({ change }) => change?.kind === 'changed')).toEqual([])
  },
)
