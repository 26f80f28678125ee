/** The topic of changes to orders, which every reader of `orders` in the configuration names alike. */
export function ordersTopic(orders: { readonly kafka: { readonly topicPrefix: string } }): string {
  return `${orders.kafka.topicPrefix}_food_orders_raw`;
}
