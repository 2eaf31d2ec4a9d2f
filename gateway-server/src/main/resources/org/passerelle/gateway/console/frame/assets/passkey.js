// Makes passkeys and logs in by them. A browser that has none, or no script, never sees these forms: passwords remain.
const octets = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const named = (id) => ({ type: 'public-key', id: octets(id) });

class Told extends Error {}

// what the server wants signed, or its reason why not
const ask = async (form) => {
  const answer = await fetch(form.dataset.begin, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  const said = await answer.json();
  if (!answer.ok) throw new Told(said.problem);
  return said;
};

const ways = {
  login: async (asked) => {
    const { rawId, response } = await navigator.credentials.get({
      publicKey: { challenge: octets(asked.challenge), rpId: asked.host, timeout: asked.wait, userVerification: 'required' },
    });
    return {
      id: text(rawId),
      client: text(response.clientDataJSON),
      said: text(response.authenticatorData),
      signature: text(response.signature),
      handle: response.userHandle ? text(response.userHandle) : '',
    };
  },
  add: async (asked) => {
    const { response } = await navigator.credentials.create({
      publicKey: {
        challenge: octets(asked.challenge),
        rp: { id: asked.host, name: 'Passerelle' },
        user: { id: octets(asked.handle), name: asked.name, displayName: asked.person },
        pubKeyCredParams: asked.kinds.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: asked.known.map(named),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout: asked.wait,
      },
    });
    return { client: text(response.clientDataJSON), attestation: text(response.attestationObject) };
  },
};

const begin = async (form) => {
  const asked = await ask(form);
  const answer = await ways[form.dataset.passkey](asked);
  for (const [name, value] of Object.entries(answer)) form.elements[name].value = value;
  // it was judged already, and goes no second time
  if (form.elements.password) form.elements.password.disabled = true;
  form.submit();
};

for (const form of window.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  const problem = form.querySelector('[data-problem]');
  const button = form.querySelector('button');
  form.hidden = false;
  document.querySelector('[data-passkey-missing]')?.remove();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.setAttribute('aria-disabled', 'true');
    try {
      await begin(form);
    } catch (stopped) {
      const known = stopped.name === 'InvalidStateError' && form.dataset.known;
      problem.textContent = stopped instanceof Told ? stopped.message : known || form.dataset.failed;
      problem.hidden = false;
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}
