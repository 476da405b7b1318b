import { useState } from 'react'

interface FileDropProps {
  /** As the file input takes it: extensions and media types. */
  accept: string
  /** Text of the button. */
  choose: string
  /** The text next to the button; `dropNow` while a file is over the area. */
  drop: string
  dropNow: string
  /** Id of the element that lists the accepted kinds. */
  describedBy: string
  onChoose: (file: File) => void
}

/** An area that takes one file, by a file dialog or by drag and drop. */
export function FileDrop({ accept, choose, drop, dropNow, describedBy, onChoose }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onChoose(file)
  }
  return (
    <label
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <input
        type="file"
        className="only-read"
        accept={accept}
        aria-labelledby="choose-file"
        aria-describedby={describedBy}
        onChange={({ target }) => {
          take(target.files)
          // Allows the user to choose the same file again after changing it.
          target.value = ''
        }}
      />
      <span className="btn main" id="choose-file">
        {choose}
      </span>
      <span className="text-muted" aria-hidden="true">
        {isOver ? dropNow : drop}
      </span>
    </label>
  )
}
