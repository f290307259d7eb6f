//! Makes a journal one of a newer Hallway, for the tests of the phones: newer FILE KEY, the key in hexadecimal digits.

use std::{env, error::Error};

use rusqlite::Connection;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(key)) = (arguments.next(), arguments.next()) else {
        return Err("newer FILE KEY".into());
    };
    let journal = Connection::open(file)?;
    journal.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA user_version = 99"))?;
    Ok(())
}
