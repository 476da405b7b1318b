/** The id of the dossier that ships with the extension. */
export const BUNDLED_ID = 'bundled'
