// Package akun holds who may use the reference server: institutions,
// accounts with hashed passwords, roles with what they may open, one-time
// invitation links, and login sessions with hashed tokens.
//
// The library itself knows none of this; it sees a dasar.Pelaku, which
// [Akun.Pelaku] makes.
//
// # Traps
//
//   - A password is never stored, only its Argon2id hash ([Takaran] is its
//     cost); nor is a session or invitation
//     token, only its SHA-256.
//   - There is no default password and no default account: the first one is
//     made through a one-time link that the server prints.
package akun
