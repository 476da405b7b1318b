import fc from 'fast-check'

/**
 * Property tests look at the same cases each time, so that a run says something of the code and not of luck. To look at
 * others: `PROPERTY_SEED=$RANDOM npx vitest run --project unit`.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 20_261_120) })
