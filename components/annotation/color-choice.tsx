import { useId } from 'react'
import type { NoteColor } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'

export interface ColorChoiceProps {
  color: NoteColor | null
  onChange: (color: NoteColor | null) => void
}

/** A note's colour: five swatches and none, each with its name as text. */
export function ColorChoice({ color, onChange }: ColorChoiceProps) {
  const id = useId()
  return (
    <fieldset className="colors">
      <legend className="label">{t('storage.colors')}</legend>
      {[null, ...COLORS].map((one) => {
        const name = t(`storage.color.${one ?? 'none'}`)
        return (
          <label key={one ?? 'none'} className={`swatch ${one ?? 'none'}`} title={name}>
            <input type="radio" name={id} aria-label={name} checked={color === one} onChange={() => onChange(one)} />
          </label>
        )
      })}
      <span className="text-muted">{t(`storage.color.${color ?? 'none'}`)}</span>
    </fieldset>
  )
}

const COLORS: readonly NoteColor[] = ['yellow', 'green', 'blue', 'pink', 'purple']
