import type { Claim, SlotType } from '@/lib/dossier/schema'
import { formatTime } from '@/components/ui/format-date'

/** The values in a claim that a page may have otherwise, and which of them can have only one. */
export function ClaimValues({ claim }: { claim: Claim }) {
  if (claim.slots.length === 0) return null
  return (
    <table className="values">
      <caption className="only-read">Values that a page may have otherwise</caption>
      <thead className="only-read">
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Value</th>
          <th scope="col">Other values</th>
        </tr>
      </thead>
      <tbody>
        {claim.slots.map(({ type, value, single }, at) => (
          <tr key={at}>
            <th scope="row">{slotWord[type]}</th>
            <td>{type === 'date' ? formatTime(value) : type === 'polarity' ? polarityWord(value) : value}</td>
            <td>{single ? 'only this' : 'others can be true too'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a slot is called where readers see it. */
const slotWord: Readonly<Record<SlotType, string>> = {
  date: 'date',
  number: 'number',
  name: 'name',
  org: 'organisation',
  place: 'place',
  role: 'role',
  title: 'title',
  work: 'work',
  term: 'term',
  order: 'order',
  polarity: 'yes or no',
  reason: 'reason',
  other: 'words',
}

function polarityWord(value: string): string {
  return /^(neg|no|not|false)/i.test(value) ? 'it says no' : /^(pos|yes|aff|true)/i.test(value) ? 'it says yes' : value
}
