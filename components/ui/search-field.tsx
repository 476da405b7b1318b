import { Icon } from './icon'

/** A search box. `label` is its accessible name and stands in it while it is empty. */
export function SearchField({
  label,
  value,
  onChange,
  autoFocus = false,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  /** The reader has just asked for it. */
  autoFocus?: boolean
}) {
  return (
    <label className="field">
      <Icon name="search" />
      <span className="only-read">{label}</span>
      <input
        type="search"
        placeholder={label}
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
