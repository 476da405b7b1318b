import { useId, useState } from 'react'
import { Button } from './button'

export interface ChoicesProps {
  label: string
  /** Name of the choices, above them. */
  name: string
  choices: readonly { label: string; act: () => void }[]
}

/** A button that opens a line of choices. */
export function Choices({ label, name, choices }: ChoicesProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="bare" label={label} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} />
      <div id={id} className="more" role="group" aria-label={name} hidden={!open}>
        <p className="label">{name}</p>
        <div className="actions">
          {choices.map((choice) => (
            <Button
              key={choice.label}
              label={choice.label}
              onClick={() => {
                setOpen(false)
                choice.act()
              }}
            />
          ))}
        </div>
      </div>
    </>
  )
}
