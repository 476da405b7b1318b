import { useId, type ComponentProps, type ReactNode } from 'react'

type Labelled<Element extends 'input' | 'select'> = Omit<ComponentProps<Element>, 'id' | 'className' | 'onChange'> & {
  label: string
  onChange: (value: string) => void
}

/** A labelled line of text from the page or the dossier, which is English in every interface language. */
export function TextLine({ label, onChange, ...input }: Labelled<'input'>) {
  return (
    <WithLabel label={label}>
      {(id) => (
        <input {...input} id={id} className="text-input" lang="en" onChange={({ target }) => onChange(target.value)} />
      )}
    </WithLabel>
  )
}

/** A labelled choice of one of the options inside. */
export function Pick({ label, onChange, ...select }: Labelled<'select'>) {
  return (
    <WithLabel label={label}>
      {(id) => <select {...select} id={id} onChange={({ target }) => onChange(target.value)} />}
    </WithLabel>
  )
}

/** A field with its label. @param children gets the id of the field */
export function WithLabel({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </>
  )
}
