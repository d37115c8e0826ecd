/** GOV.UK Frontend ships no types; these are the parts that we start. */
declare module 'govuk-frontend' {
  type Component = new (root: Element) => unknown;
  export const Button: Component;
  export const CharacterCount: Component;
  export const ErrorSummary: Component;
  export const Tabs: Component;
  export const createAll: (component: Component) => unknown;
}
