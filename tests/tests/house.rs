//! What is read out of the sources themselves: the architecture and the voice. Nothing of the product runs.

mod acts;
mod apple;
mod architecture;
mod asked;
mod circles;
mod method;
mod parity;
mod promises;
mod source;
mod type_names;
mod voice;
