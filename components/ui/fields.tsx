import type { ComponentProps, ReactNode } from 'react'

/** A form that calls `onSubmit`; the browser sends nothing. */
export function Form({ onSubmit, ...form }: Omit<ComponentProps<'form'>, 'onSubmit'> & { onSubmit: () => void }) {
  return (
    <form
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    />
  )
}

type WithLabel<Element extends 'input' | 'select' | 'textarea'> = Omit<ComponentProps<Element>, 'id' | 'onChange'> & {
  label: ReactNode
  onChange: (value: string) => void
}

export function TextField({ label, onChange, ...input }: WithLabel<'input'>) {
  return (
    <FieldLabel label={label}>
      <input className="text-input" {...input} onChange={({ target }) => onChange(target.value)} />
    </FieldLabel>
  )
}

export function TextArea({ label, onChange, ...area }: WithLabel<'textarea'>) {
  return (
    <FieldLabel label={label}>
      <textarea {...area} onChange={({ target }) => onChange(target.value)} />
    </FieldLabel>
  )
}

/** A `<select>` inside its label; its children are the options. */
export function SelectField({ label, onChange, ...select }: WithLabel<'select'>) {
  return (
    <FieldLabel label={label}>
      <select className="text-input" {...select} onChange={({ target }) => onChange(target.value)} />
    </FieldLabel>
  )
}

/** The line below a field that describes it: what is wrong with its value, and what it takes. */
export function FieldHint({ id, problem, says = '' }: { id: string; problem: string | false; says?: string }) {
  if (problem === false && says === '') return null
  return (
    <p className="text-muted" id={id}>
      {problem !== false && <strong className="problem">{problem}</strong>} {says}
    </p>
  )
}

function FieldLabel({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <label>
      <span className="label">{label}</span>
      {children}
    </label>
  )
}

export function OptionList({ of }: { of: readonly (readonly [value: string | number, name: string])[] }) {
  return of.map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))
}

/** Values that a text field proposes if its `list` is this `id`. */
export function Suggestions({ id, of }: { id: string; of: readonly string[] }) {
  return (
    <datalist id={id}>
      {of.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

type CheckLineProps = Omit<ComponentProps<'input'>, 'className' | 'onChange'> & {
  label: ReactNode
  onChange: (checked: boolean) => void
}

/** A box to tick, or with the type `radio` one choice of several, with the words next to it. */
export function CheckLine({ label, onChange, ...input }: CheckLineProps) {
  return (
    <label className="only-here">
      <input type="checkbox" {...input} onChange={({ target }) => onChange(target.checked)} /> {label}
    </label>
  )
}

/** Reason why something did not work, read out at once; nothing for null. */
export function ProblemAlert({ says }: { says: string | null }) {
  if (says === null) return null
  return (
    <p role="alert" className="problem">
      {says}
    </p>
  )
}
