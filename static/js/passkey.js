// Passkeys: asks the browser for a credential and posts it with the form that stands ready for it.
// Where the browser knows none, the form stays hidden and the other ways are there.

const TROUBLE = 'パスキーを使えませんでした。もう一度試すか、ほかの方法を選んでください。'

const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))

const toBase64 = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const withBytes = (credentials = []) => credentials.map((each) => ({ ...each, id: fromBase64(each.id) }))

const read = () => JSON.parse(document.getElementById('passkey-options').textContent)

async function create (form) {
  const { publicKey } = read().creation_options
  const alone = form.querySelector('[name=passwordless]')?.checked ?? false
  publicKey.challenge = fromBase64(publicKey.challenge)
  publicKey.user.id = fromBase64(publicKey.user.id)
  publicKey.excludeCredentials = withBytes(publicKey.excludeCredentials)
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? 'required' : 'discouraged',
    requireResidentKey: alone,
    ...(alone ? { userVerification: 'required' } : {})
  }
  const made = await navigator.credentials.create({ publicKey })
  return said(made, {
    attestationObject: toBase64(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? []
  })
}

async function get (options) {
  const { publicKey } = options.request_options
  publicKey.challenge = fromBase64(publicKey.challenge)
  publicKey.allowCredentials = withBytes(publicKey.allowCredentials)
  const shown = await navigator.credentials.get({ publicKey })
  const { authenticatorData, signature, userHandle } = shown.response
  return said(shown, {
    authenticatorData: toBase64(authenticatorData),
    signature: toBase64(signature),
    userHandle: userHandle ? toBase64(userHandle) : null
  })
}

function said (credential, response) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: toBase64(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: toBase64(credential.response.clientDataJSON), ...response }
  }
}

async function fetched (form) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  const answer = await fetch(form.action, { headers })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

const WAYS = {
  add: create,
  confirm: () => get(read()),
  'sign-in': async (form) => get(await fetched(form))
}

if (window.PublicKeyCredential) {
  for (const missing of document.querySelectorAll('[data-passkey-missing]')) missing.hidden = true
  for (const form of document.querySelectorAll('[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const trouble = form.querySelector('[data-passkey-trouble]')
      trouble.textContent = ''
      try {
        const credential = await WAYS[form.dataset.passkey](form)
        form.querySelector('[name=credential]').value = JSON.stringify(credential)
        form.submit()
      } catch {
        trouble.textContent = TROUBLE
      }
    })
  }
}
