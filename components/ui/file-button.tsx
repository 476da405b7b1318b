export interface FileButtonProps {
  label: string
  /** The endings of the files, as `accept` of an input. */
  accept: string
  multiple?: boolean
  describedBy?: string
  disabled?: boolean
  isMain?: boolean
  onFiles: (files: File[]) => void
}

/** A button that opens the system's dialog for files. */
export function FileButton({ label, describedBy, isMain = false, onFiles, ...input }: FileButtonProps) {
  return (
    <label className={isMain ? 'btn main file' : 'btn file'}>
      <input
        {...input}
        type="file"
        className="only-read"
        aria-describedby={describedBy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // Allows the user to choose the same file again after changing it.
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      {label}
    </label>
  )
}
