export interface PassphraseFieldProps {
  label: string
  passphrase: string
  /** Id of the text that describes the field. */
  describedBy?: string
  onPassphrase: (passphrase: string) => void
}

/** A field for a new passphrase, with hidden characters. */
export function PassphraseField({ label, passphrase, describedBy, onPassphrase }: PassphraseFieldProps) {
  return (
    <label>
      <span className="label">{label}</span>
      <input
        className="text-input"
        type="password"
        autoComplete="new-password"
        value={passphrase}
        aria-describedby={describedBy}
        onChange={({ target }) => onPassphrase(target.value)}
      />
    </label>
  )
}
