// Monaco and React's libraries make style elements as they go. The policy of the page lets in those with its nonce, so
// each is given it when it is made; whoever smuggles markup into the page has none.
const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce;
const createElement = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options);
  if (nonce && element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
