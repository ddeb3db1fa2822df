// A real OpenID Connect provider on loopback: node provider.mjs PORT REDIRECT. Whoever signs in is who is typed.
import Provider from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: "pantau", client_secret: "rahasia-uji-yang-cukup-panjang-sekali", redirect_uris: [redirect],
    grant_types: ["authorization_code"], response_types: ["code"], token_endpoint_auth_method: "client_secret_basic",
  }],
  pkce: { required: () => true },
  cookies: { keys: ["uji"] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log(`ready ${issuer}`));
