import { type ReactNode, useId } from 'react'

interface SettingRowProps {
  name: ReactNode
  about?: ReactNode
  className?: string
  children?: ReactNode
}

export function SettingRow({ name, about, className = 'set', children }: SettingRowProps) {
  return (
    <div className={className}>
      <h3>{name}</h3>
      {about !== undefined && <p>{about}</p>}
      {children}
    </div>
  )
}

interface ListRowProps<T> {
  name: string
  about?: ReactNode
  items: readonly T[]
  keyOf: (item: T) => string | number
  draw: (item: T) => ReactNode
}

/** A list among the settings. */
export function ListRow<T>({ name, about, items, keyOf, draw }: ListRowProps<T>) {
  return (
    <SettingRow name={name} about={about}>
      <ul className="kept wide" aria-label={name}>
        {items.map((item) => (
          <li key={keyOf(item)}>{draw(item)}</li>
        ))}
      </ul>
    </SettingRow>
  )
}

interface ChoiceRowProps<T extends string> {
  name: string
  about?: string
  /** The chosen option, or null for none. */
  value: T | null
  options: readonly (readonly [value: T, name: string])[]
  /** Called in the click handler. */
  onChange: (value: T) => void
  children?: ReactNode
}

export function ChoiceRow<T extends string>(choice: ChoiceRowProps<T>) {
  const { name, about, value, options, onChange, children } = choice
  return (
    <SettingRow name={name} about={about}>
      <div className="choice themes wide" role="group" aria-label={name}>
        {options.map(([option, words]) => (
          <button key={option} type="button" aria-pressed={value === option} onClick={() => onChange(option)}>
            {words}
          </button>
        ))}
      </div>
      {children}
    </SettingRow>
  )
}

interface SwitchProps {
  checked: boolean
  onChange: (on: boolean) => void
}

/** A setting that is on or off, with an explanation. `onChange` is called in the click handler, before any wait. */
export function Switch({ name, about, ...state }: SwitchProps & { name: string; about: string }) {
  const id = useId()
  return (
    <div className="set">
      <strong id={id}>{name}</strong>
      <p id={`${id}-about`}>{about}</p>
      <SwitchButton id={id} {...state} />
    </div>
  )
}

/** The switch alone, named by the element with the id and explained by the one with `-about`. */
export function SwitchButton({ id, checked, onChange }: SwitchProps & { id: string }) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={checked}
      aria-labelledby={id}
      aria-describedby={`${id}-about`}
      onClick={() => onChange(!checked)}
    />
  )
}
