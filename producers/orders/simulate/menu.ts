/** A name and its price in cents. */
type Dish = readonly [string, number];

/** What the simulated business deals with; texts of many scripts, because all of them must arrive unharmed. */
export const dishes: readonly [Dish, ...Dish[]] = [
  ["Margherita", 950],
  ["Quattro formaggi", 1290],
  ["Phở bò", 1390],
  ["Käsespätzle", 1320],
  ["餃子", 80],
  ["بيتزا", 1010],
  ["Tom yam 🍤", 1190],
  ["Crème brûlée", 640],
  ["O'Neill's \"burger\"", 1150],
  ["Борщ", 780],
];

export const regions = ["North", "Süd", "Harbour", "Old town", "大学前"] as const;

export const tags = ["pizza", "vegan", "no peanuts", "birthday", "a,b", 'say "hi"', "halal", ""] as const;

export const notes = [
  "ring twice",
  "Klingel „Müller“, 3. Stock",
  "左の門から入って",
  "leave it\tat the door\nplease",
  "back\\slash and 'quotes'",
  "",
] as const;
