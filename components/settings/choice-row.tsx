import { useId } from 'react'

export interface ChoiceRowProps<T extends string> {
  name: string
  about?: string
  value: T
  options: readonly (readonly [value: T, name: string])[]
  onChange: (value: T) => void
}

/** A setting with a few visible choices. */
export function ChoiceRow<T extends string>({ name, about, value, options, onChange }: ChoiceRowProps<T>) {
  const id = useId()
  return (
    <div className="set">
      <h2 id={id}>{name}</h2>
      {about !== undefined && <p>{about}</p>}
      <div className="choice themes wide" role="group" aria-labelledby={id}>
        {options.map(([option, words]) => (
          <button key={option} type="button" aria-pressed={value === option} onClick={() => onChange(option)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  )
}
