import type { NotesRoute } from '@/components/library/notes-route'
import { BinScreen } from './bin-screen'
import { NotesScreen, type NotesScreenProps } from './notes-screen'

type NotesScreensProps = Omit<NotesScreenProps, 'looking'> & { place: Exclude<NotesRoute, { at: 'import' }> }

/** The views of the notes: a separate bundle, loaded on first use. */
export default function NotesScreens({ place, ...rest }: NotesScreensProps) {
  return place.at === 'bin' ? <BinScreen onDone={rest.onDone} /> : <NotesScreen {...rest} looking={place.looking} />
}
