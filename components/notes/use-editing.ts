import { useState } from 'react'

/** Whether a note is being edited. The editor takes the place of the button, and gives the focus back to it. */
export function useEditing() {
  const [state, setState] = useState<'never' | 'now' | 'before'>('never')
  return {
    isEditing: state === 'now',
    endEditing: () => setState('before'),
    editButton: { autoFocus: state === 'before', onClick: () => setState('now') },
  }
}
