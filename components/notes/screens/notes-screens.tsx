import '@/components/notes/transfer/import.css'
import { BinScreen } from '@/components/notes/library/bin-screen'
import { LibraryScreen } from '@/components/notes/library/library-screen'
import type { NotesRoute } from '@/components/notes/library/notes-route'
import { ImportScreen } from '@/components/notes/transfer/import-screen'

/** The views of the notes: a separate bundle, loaded on first use. */
export default function NotesScreens({ place }: { place: NotesRoute }) {
  switch (place.at) {
    case 'library':
      return <LibraryScreen filters={place.filters} />
    case 'bin':
      return <BinScreen />
    case 'import':
      return <ImportScreen />
  }
}
