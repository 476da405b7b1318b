import { SettingRow } from '@/components/settings/setting-row'
export interface ChoiceRowProps<T extends string> {
  name: string
  about?: string
  value: T
  options: readonly (readonly [value: T, name: string])[]
  onChange: (value: T) => void
}

/** A setting with a few visible choices. */
export function ChoiceRow<T extends string>({ name, about, value, options, onChange }: ChoiceRowProps<T>) {
  return (
    <SettingRow name={name} about={about}>
      <div className="choice themes wide" role="group" aria-label={name}>
        {options.map(([option, words]) => (
          <button key={option} type="button" aria-pressed={value === option} onClick={() => onChange(option)}>
            {words}
          </button>
        ))}
      </div>
    </SettingRow>
  )
}
