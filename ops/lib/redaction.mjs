// Puts a plain word in the place of what the guard finds.
const WORDS = {
  'national-number': {
    nl: 'rijksregisternummer',
    fr: 'numéro national',
    de: 'Nationalregisternummer',
    en: 'national register number',
  },
  iban: { nl: 'rekeningnummer', fr: 'numéro de compte', de: 'Kontonummer', en: 'account number' },
  email: { nl: 'e-mailadres', fr: 'adresse e-mail', de: 'E-Mail-Adresse', en: 'e-mail address' },
  phone: { nl: 'telefoonnummer', fr: 'numéro de téléphone', de: 'Telefonnummer', en: 'phone number' },
  plate: { nl: 'nummerplaat', fr: 'plaque', de: 'Kennzeichen', en: 'number plate' },
  address: { nl: 'adres', fr: 'adresse', de: 'Adresse', en: 'address' },
  coordinates: { nl: 'plaats', fr: 'lieu', de: 'Ort', en: 'place' },
  profile: { nl: 'profiel', fr: 'profil', de: 'Profil', en: 'profile' },
  name: { nl: 'naam', fr: 'nom', de: 'Name', en: 'name' },
  'birth-date': { nl: 'geboortedatum', fr: 'date de naissance', de: 'Geburtsdatum', en: 'date of birth' },
  'unique-phrase': { nl: 'iemand', fr: 'une personne', de: 'jemand', en: 'somebody' },
  'case-reference': { nl: 'dossiernummer', fr: 'numéro de dossier', de: 'Aktenzeichen', en: 'file number' },
};
const OTHER = { nl: 'weggelaten', fr: 'omis', de: 'ausgelassen', en: 'left out' };

/** A text with each of these findings replaced, in the text's language. */
export function replaced(text, findings, language) {
  let left = text;
  for (const { kind, start, end } of [...findings].sort((a, b) => b.start - a.start)) {
    left = `${left.slice(0, start)}[${(WORDS[kind] ?? OTHER)[language] ?? OTHER.en}]${left.slice(end)}`;
  }
  return left;
}

/** The row without what the guard found, in the fields it named; reviewed warnings stay. Where that is not enough the row is refused again. */
export async function redacted(member, row, violations, reviewed) {
  const clean = structuredClone(row);
  for (const field of new Set(violations.map((violation) => violation.field))) {
    const path = field.split('.');
    const key = path.pop();
    const holder = path.reduce((inner, step) => inner?.[step], clean);
    if (typeof holder?.[key] !== 'string') continue;
    const { findings } = await member.ask('POST', '/api/guard-checks', {
      text: holder[key],
      language: row.language,
    });
    holder[key] = replaced(
      holder[key],
      findings.filter(({ severity }) => severity === 'stop' || !reviewed),
      row.language,
    );
  }
  return clean;
}
