export const BUNDLED_ID = 'bundled'
