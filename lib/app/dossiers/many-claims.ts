/** Reading a dossier with fewer claims takes less than a frame or two. */
export const MANY_CLAIMS = 2000
