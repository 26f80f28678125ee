/** What the supervising program tells the one that started it. */
export type StackMessage =
  | { readonly kind: "progress"; readonly service: string; readonly state: string; readonly text: string }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly text: string };
