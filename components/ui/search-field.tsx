import { Status } from '@/components/ui/section'
import { Icon } from './icon'

interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** Whether the user has just opened the field, which then takes the focus. */
  autoFocus?: boolean
}

/** A search box. `label` is its accessible name and placeholder. */
export function SearchField({ label, value, onChange, autoFocus = false }: SearchFieldProps) {
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

/** A search box above a list, with the number of its results in words. */
export function ListSearch({ found, ...field }: SearchFieldProps & { found: string }) {
  const isSearching = field.value.trim() !== ''
  return (
    <div className="list-search">
      <SearchField {...field} />
      <Status className={isSearching ? 'label found' : 'only-read'}>{isSearching ? found : ''}</Status>
    </div>
  )
}
