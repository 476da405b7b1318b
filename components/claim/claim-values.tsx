import type { Claim } from '@/lib/dossier/schema'
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
            <th scope="row">{type}</th>
            <td>{type === 'date' ? formatTime(value) : value}</td>
            <td>{single ? 'only this' : 'others can be true too'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
