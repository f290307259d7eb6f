package app.hallway.devices

import com.google.zxing.Binarizer
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.GlobalHistogramBinarizer
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader

/**
 * Finds the QR code in a picture of a camera and reads its text. It sees brightness alone: one byte for each point, row after row,
 * [rowStride] bytes from the beginning of one row to that of the next.
 */
class CodeReader {
    private val reader = QRCodeReader()
    private val hints = mapOf(DecodeHintType.TRY_HARDER to true)

    /** The text of the code; nothing if none is seen, or not sharp enough to be read whole. */
    fun read(brightness: ByteArray, width: Int, height: Int, rowStride: Int = width): String? {
        // The last row of a camera's picture may end with its last point.
        val whole = if (brightness.size < rowStride * height) brightness.copyOf(rowStride * height) else brightness
        val source = PlanarYUVLuminanceSource(whole, rowStride, height, 0, 0, width, height, false)
        // The first tells light from dark place by place, as under a lamp; the second over the whole picture, as in dim light.
        return read(HybridBinarizer(source)) ?: read(GlobalHistogramBinarizer(source))
    }

    private fun read(picture: Binarizer): String? = try {
        reader.decode(BinaryBitmap(picture), hints).text
    } catch (none: ReaderException) {
        null
    } finally {
        reader.reset()
    }
}
