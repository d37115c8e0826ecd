/** Reads a question and its answers aloud, where the browser can. Nothing that was chosen is said. */
const place = document.querySelector<HTMLElement>('[data-read-aloud]');
if (place !== null && 'speechSynthesis' in window) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary';
  button.textContent = place.dataset['readAloud'] ?? '';
  button.addEventListener('click', () => {
    const said = [...document.querySelectorAll('.govuk-fieldset__heading, .wm-faces .govuk-radios__label')].map(
      (each) => each.textContent.trim(),
    );
    const speech = new SpeechSynthesisUtterance(said.join('. '));
    speech.lang = place.closest<HTMLElement>('[lang]')?.lang ?? 'en-GB';
    speech.rate = 0.9;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(speech);
  });
  place.append(button);
}
