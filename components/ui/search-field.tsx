import { Icon } from './icon'

/** A search box. `label` is its accessible name and stands in it while it is empty. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <label className="field">
      <Icon name="search" />
      <span className="only-read">{label}</span>
      <input type="search" placeholder={label} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
