package app.hallway

import app.hallway.keys.WrappedKeyStore
import app.hallway.keys.WrappingKey
import java.io.File
import java.nio.file.Files
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Test

/** The wrapping of the secrets, with a key of the JVM in the place of the phone's keystore. */
class KeysTest {
    private val folder: File = Files.createTempDirectory("keys").toFile()
    private val secret = ByteArray(32) { it.toByte() }

    private class KeyOfTheJvm : WrappingKey {
        var key: SecretKey? = null

        override fun find() = key

        override fun make(): SecretKey =
            KeyGenerator.getInstance("AES").apply { init(256) }.generateKey().also { key = it }
    }

    @Test
    fun `a secret is read again with the same key, and stands nowhere in plain`() {
        val wrap = KeyOfTheJvm()
        WrappedKeyStore(folder, wrap).write("journal", secret)
        assertArrayEquals(secret, WrappedKeyStore(folder, wrap).read("journal"))
        assertNull(WrappedKeyStore(folder, wrap).read("device"))
        val kept = folder.listFiles()!!.single().readBytes().toList()
        assertFalse(kept.windowed(8).any { it == secret.toList().subList(0, 8) })
    }

    @Test
    fun `without its key, with another one, cut short or in another's place, a secret is gone and nothing is thrown`() {
        val wrap = KeyOfTheJvm()
        val store = WrappedKeyStore(folder, wrap)
        store.write("journal", secret)
        File(folder, "journal").copyTo(File(folder, "device"))
        assertNull("in another's place", store.read("device"))
        assertNull("no key", WrappedKeyStore(folder, KeyOfTheJvm()).read("journal"))
        assertNull("another key", WrappedKeyStore(folder, KeyOfTheJvm().apply { make() }).read("journal"))
        File(folder, "journal").writeBytes(File(folder, "journal").readBytes().copyOf(20))
        assertNull("cut short", store.read("journal"))
        File(folder, "journal").writeBytes(byteArrayOf())
        assertNull("empty", store.read("journal"))
    }
}
