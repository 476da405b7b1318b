import { useId } from 'react'

/** A setting that is on or off, with an explanation. `onChange` is called in the click handler, before any wait. */
export function Switch(props: { name: string; about: string; checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId()
  return (
    <div className="set">
      <strong id={id}>{props.name}</strong>
      <p id={`${id}-about`}>{props.about}</p>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={props.checked}
        aria-labelledby={id}
        aria-describedby={`${id}-about`}
        onClick={() => props.onChange(!props.checked)}
      />
    </div>
  )
}
