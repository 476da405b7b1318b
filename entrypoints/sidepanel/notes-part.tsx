import type { NotesRoute } from '@/components/library/notes-route'
import { BinRoom } from './bin-room'
import { NotesRoom, type NotesRoomProps } from './notes-room'

type NotesPartProps = Omit<NotesRoomProps, 'looking'> & { place: Exclude<NotesRoute, { at: 'import' }> }

/** The views of the notes: a separate bundle, loaded on first use. */
export default function NotesPart({ place, ...rest }: NotesPartProps) {
  return place.at === 'bin' ? <BinRoom onDone={rest.onDone} /> : <NotesRoom {...rest} looking={place.looking} />
}
