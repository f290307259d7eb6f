package app.hallway.keys

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import app.hallway.kit.KeyNotKept
import app.hallway.kit.KeyStore
import app.hallway.kit.KeyUnreachable
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import java.util.UUID
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Keeps each secret in a file of [folder], wrapped by a key that never leaves the phone's keystore: AES-GCM, in the separate chip
 * where the phone has one. The files are of no use on another phone, or after the keystore lost its key.
 *
 * A file begins with the name of the key that wraps it, which no other has: so a secret that is made anew takes no key from an old one,
 * and a folder that was moved can be read where it lies.
 */
class WrappedKeyStore(private val folder: File, private val wrap: WrappingKey = AndroidWrappingKey) : KeyStore {
    /** The secret, or nothing if it was never made or is gone for good. [KeyUnreachable] where the keystore does not answer. */
    override fun read(name: String): ByteArray? = try {
        File(folder, name).takeIf(File::exists)?.let { Wrapped.of(it.readBytes()) }?.let { open(name, it) }
    } catch (gone: UnrecoverableKeyException) {
        null
    } catch (gone: KeyPermanentlyInvalidatedException) {
        null
    } catch (another: AEADBadTagException) {
        // Wrapped by another key, or not what was written.
        null
    } catch (silent: GeneralSecurityException) {
        throw KeyUnreachable(silent)
    } catch (silent: ProviderException) {
        throw KeyUnreachable(silent)
    } catch (silent: IOException) {
        throw KeyUnreachable(silent)
    }

    private fun open(name: String, wrapped: Wrapped): ByteArray? {
        val key = wrap.find(wrapped.key) ?: return null
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped.start))
        cipher.updateAAD(name.toByteArray())
        return cipher.doFinal(wrapped.secret)
    }

    override fun write(name: String, secret: ByteArray) = try {
        val key = "hallway-${UUID.randomUUID()}"
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.ENCRYPT_MODE, wrap.make(key))
        cipher.updateAAD(name.toByteArray())
        keep(name, Wrapped(key, cipher.iv, cipher.doFinal(secret)).toBytes())
    } catch (silent: GeneralSecurityException) {
        throw KeyUnreachable(silent)
    } catch (silent: ProviderException) {
        throw KeyUnreachable(silent)
    } catch (unkept: IOException) {
        throw KeyNotKept(unkept)
    }

    private fun keep(name: String, bytes: ByteArray) {
        folder.mkdirs()
        // Whole or not at all: half a key would be none.
        val half = File(folder, "$name.half")
        half.outputStream().use {
            it.write(bytes)
            it.fd.sync()
        }
        if (!half.renameTo(File(folder, name))) throw IOException("the key could not be kept")
    }

    /** A file: the name of its key behind the length of that, what the cipher started with, and the secret. */
    private class Wrapped(val key: String, val start: ByteArray, val secret: ByteArray) {
        fun toBytes(): ByteArray = key.toByteArray().let { byteArrayOf(it.size.toByte()) + it } + start + secret

        companion object {
            /** What these bytes hold; nothing where they were cut short. */
            fun of(bytes: ByteArray): Wrapped? {
                val name = bytes.firstOrNull()?.toInt() ?: return null
                val secret = 1 + name + IV
                if (name <= 0 || bytes.size < secret + TAG_BITS / 8) return null
                val key = bytes.copyOfRange(1, 1 + name).decodeToString()
                return Wrapped(key, bytes.copyOfRange(1 + name, secret), bytes.copyOfRange(secret, bytes.size))
            }
        }
    }

    private companion object {
        const val TRANSFORMATION = "AES/GCM/NoPadding"
        const val TAG_BITS = 128
        const val IV = 12
    }
}

/** The keys that wrap the secrets, each under a name of its own. */
interface WrappingKey {
    /** The key of this name; nothing if there is none any more. */
    fun find(name: String): SecretKey?

    /** A new key of this name. */
    fun make(name: String): SecretKey
}

/** In Android's keystore. */
object AndroidWrappingKey : WrappingKey {
    private const val STORE = "AndroidKeyStore"

    override fun find(name: String): SecretKey? {
        val store = java.security.KeyStore.getInstance(STORE).apply { load(null) }
        return store.getKey(name, null) as SecretKey?
    }

    override fun make(name: String): SecretKey {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            try {
                return generate(name, inSeparateChip = true)
            } catch (none: StrongBoxUnavailableException) {
                // Most phones have none.
            }
        }
        return generate(name, inSeparateChip = false)
    }

    private fun generate(name: String, inSeparateChip: Boolean): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(name, purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
        if (inSeparateChip && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) spec.setIsStrongBoxBacked(true)
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
        generator.init(spec.build())
        return generator.generateKey()
    }
}
