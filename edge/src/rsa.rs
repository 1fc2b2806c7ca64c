//! RSA signatures, by the platform's own cryptography (Web Crypto): reviewed, fast, and no byte of this
//! module. The crates that could do it in wasm would add to what every start of the Worker loads.

use domain::oauth::PublicKey;
use web_sys::{CryptoKey, SubtleCrypto};
use worker::wasm_bindgen_futures::JsFuture;
use worker::{
    js_sys::{Array, Object, Reflect, Uint8Array, global},
    wasm_bindgen::{JsCast as _, JsValue},
};

/// Whether a signature of a text by RSASSA-PKCS1-v1_5 with SHA-256 is that of a key.
///
/// # Errors
/// What the platform says, where it takes the key for none.
pub async fn verify(key: &PublicKey, text: &[u8], signature: &[u8]) -> Result<bool, JsValue> {
    let crypto = Reflect::get(&global(), &"crypto".into())?;
    let subtle: SubtleCrypto = Reflect::get(&crypto, &"subtle".into())?.unchecked_into();
    let algorithm = object(&[
        ("name", "RSASSA-PKCS1-v1_5".into()),
        ("hash", "SHA-256".into()),
    ])?;
    let jwk = object(&[
        ("kty", "RSA".into()),
        ("alg", "RS256".into()),
        ("n", key.n.as_str().into()),
        ("e", key.e.as_str().into()),
    ])?;
    let uses = Array::of1(&"verify".into());
    let key = subtle.import_key_with_object("jwk", &jwk, &algorithm, false, &uses)?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let (signature, text) = (Uint8Array::from(signature), Uint8Array::from(text));
    let holds = subtle.verify_with_object_and_buffer_source_and_buffer_source(
        &algorithm, &key, &signature, &text,
    )?;
    Ok(JsFuture::from(holds).await?.as_bool() == Some(true))
}

fn object(members: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}
