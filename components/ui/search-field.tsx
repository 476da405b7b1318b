import { Icon } from './icon'

/** A search box. `label` is its accessible name and placeholder. */
export function SearchField({
  label,
  value,
  onChange,
  autoFocus = false,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  /** The user has just opened it. */
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
