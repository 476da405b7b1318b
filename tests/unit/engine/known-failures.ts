import { beforeEach } from 'vitest'
import known from './known-failures.json'

// What the engine does not hold yet, by the full names of the tests: false alarms on short sentences that were written to tempt, and
// verdicts that still depend on a name's shape or on signs. A test that passes again fails here, and its name is to be taken out.
const names = new Set(known)

beforeEach(({ task }) => {
  const parts: string[] = []
  for (let at: { name: string; suite?: { name: string } | undefined } | undefined = task; at?.name; at = at.suite)
    parts.unshift(at.name)
  const isKnown = names.has([task.file.name, ...parts.filter((part) => part !== task.file.name)].join(' > '))
  if (isKnown) Object.assign(task, { fails: true })
})
