/**
 * Germany's public holidays: the nine that hold in every state, which is when demand falls across the zone.
 *
 * @returns dates as `YYYY-MM-DD`, in order
 */
export function germanHolidays(year: number): string[] {
  const easter = easterSunday(year);
  const fromEaster = (days: number) => new Date(easter + days * 86_400_000).toISOString().slice(0, 10);
  return [
    `${year}-01-01`,
    fromEaster(-2), // Good Friday
    fromEaster(1), // Easter Monday
    `${year}-05-01`,
    fromEaster(39), // Ascension
    fromEaster(50), // Whit Monday
    `${year}-10-03`,
    `${year}-12-25`,
    `${year}-12-26`,
  ].sort();
}

/** Easter Sunday of the Gregorian calendar, epoch milliseconds (the method of Meeus, Jones and Butcher). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * shift + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}
