package app.hallway.devices

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.graphics.Matrix
import android.graphics.RectF
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.util.Size
import android.view.Surface
import android.view.TextureView
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.viewinterop.AndroidView

/** The camera at the back of the phone, by Android's own interface: no library comes with it. */
class PhoneCamera(context: Context) : CodeCamera {
    private val cameras = context.getSystemService(CameraManager::class.java)
    private val back: String? by lazy {
        try {
            cameras.cameraIdList.firstOrNull { facing(it) == CameraCharacteristics.LENS_FACING_BACK }
                ?: cameras.cameraIdList.firstOrNull()
        } catch (none: CameraAccessException) {
            null
        }
    }

    override val isThere: Boolean get() = back != null

    private fun facing(id: String) = cameras.getCameraCharacteristics(id).get(CameraCharacteristics.LENS_FACING)

    @Composable
    override fun Finder(modifier: Modifier, read: (String) -> Unit, failed: () -> Unit) {
        val context = LocalContext.current
        val tell by rememberUpdatedState(read)
        val fail by rememberUpdatedState(failed)
        val view = remember { TextureView(context) }
        DisposableEffect(view) {
            val id = back
            val sees = try {
                id?.let { Sees(cameras, it, view, { code -> view.post { tell(code) } }, { view.post { fail() } }) }
            } catch (gone: CameraAccessException) {
                null
            }
            if (sees == null) fail() else view.surfaceTextureListener = sees
            if (sees != null && view.isAvailable) view.surfaceTexture?.let { sees.onSurfaceTextureAvailable(it, view.width, view.height) }
            onDispose {
                view.surfaceTextureListener = null
                sees?.close()
            }
        }
        AndroidView({ view }, modifier)
    }
}

/** One opening of the camera: its pictures on a surface, and the same as brightness to be read. */
private class Sees(
    private val cameras: CameraManager,
    private val id: String,
    private val view: TextureView,
    private val read: (String) -> Unit,
    private val failed: () -> Unit,
) : TextureView.SurfaceTextureListener {
    // First: it may find the camera gone.
    private val size = size()
    private val thread = HandlerThread("camera").apply { start() }
    private val handler = Handler(thread.looper)
    private val reader = CodeReader()
    private val images = ImageReader.newInstance(size.width, size.height, ImageFormat.YUV_420_888, 2)
    private var device: CameraDevice? = null
    private var closed = false

    /** The size nearest to 1280 x 720: sharp enough for the densest code, and quickly read. */
    private fun size(): Size {
        val map = cameras.getCameraCharacteristics(id).get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)
        val sizes = map?.getOutputSizes(ImageFormat.YUV_420_888).orEmpty()
        return sizes.minByOrNull { kotlin.math.abs(it.width * it.height - WIDTH * HEIGHT) } ?: Size(WIDTH, HEIGHT)
    }

    @SuppressLint("MissingPermission") // Who shows a finder has it.
    override fun onSurfaceTextureAvailable(texture: SurfaceTexture, width: Int, height: Int) {
        fill(width, height)
        texture.setDefaultBufferSize(size.width, size.height)
        images.setOnImageAvailableListener(::look, handler)
        try {
            cameras.openCamera(id, Opened(Surface(texture)), handler)
        } catch (refused: CameraAccessException) {
            failed()
        } catch (refused: SecurityException) {
            failed()
        }
    }

    override fun onSurfaceTextureSizeChanged(texture: SurfaceTexture, width: Int, height: Int) = fill(width, height)

    override fun onSurfaceTextureDestroyed(texture: SurfaceTexture): Boolean = true

    override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit

    private fun look(from: ImageReader) {
        val image = from.acquireLatestImage() ?: return
        val code = image.use {
            val plane = it.planes[0]
            val bytes = ByteArray(plane.buffer.remaining()).also(plane.buffer::get)
            reader.read(bytes, it.width, it.height, plane.rowStride)
        }
        if (code != null) read(code)
    }

    /** Turns the picture upright and lets it fill the view, whichever way the phone is held. */
    private fun fill(width: Int, height: Int) {
        val turns = view.display?.rotation ?: Surface.ROTATION_0
        val (viewed, middle) = RectF(0f, 0f, width.toFloat(), height.toFloat()).let { it to (it.centerX() to it.centerY()) }
        val (x, y) = middle
        val matrix = Matrix()
        val sideways = turns == Surface.ROTATION_90 || turns == Surface.ROTATION_270
        // A sensor lies across the phone: held upright, its width is the picture's height.
        val (wide, high) = if (sideways) size.width to size.height else size.height to size.width
        val scale = maxOf(width / wide.toFloat(), height / high.toFloat())
        if (sideways) {
            val buffer = RectF(0f, 0f, size.height.toFloat(), size.width.toFloat())
            buffer.offset(x - buffer.centerX(), y - buffer.centerY())
            matrix.setRectToRect(viewed, buffer, Matrix.ScaleToFit.FILL)
            matrix.postScale(scale, scale, x, y)
            matrix.postRotate(90f * (turns - 2), x, y)
        } else {
            matrix.setScale(wide * scale / width, high * scale / height, x, y)
            if (turns == Surface.ROTATION_180) matrix.postRotate(180f, x, y)
        }
        view.setTransform(matrix)
    }

    fun close() {
        handler.post {
            closed = true
            device?.close()
            images.close()
            thread.quitSafely()
        }
    }

    private inner class Opened(private val screen: Surface) : CameraDevice.StateCallback() {
        override fun onOpened(camera: CameraDevice) {
            if (closed) return camera.close()
            device = camera
            try {
                val request = camera.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW).apply {
                    addTarget(screen)
                    addTarget(images.surface)
                    set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
                }
                // The newer call is not there before Android 9, and this one is on every phone.
                @Suppress("DEPRECATION")
                camera.createCaptureSession(listOf(screen, images.surface), Running(request.build()), handler)
            } catch (gone: CameraAccessException) {
                failed()
            } catch (gone: IllegalStateException) {
                failed()
            } catch (gone: IllegalArgumentException) {
                // Its surface went with the screen.
                failed()
            }
        }

        override fun onDisconnected(camera: CameraDevice) = lost(camera)

        override fun onError(camera: CameraDevice, error: Int) = lost(camera)

        private fun lost(camera: CameraDevice) {
            camera.close()
            if (!closed) failed()
        }
    }

    private inner class Running(private val request: CaptureRequest) : CameraCaptureSession.StateCallback() {
        override fun onConfigured(session: CameraCaptureSession) {
            try {
                if (!closed) session.setRepeatingRequest(request, null, handler)
            } catch (gone: CameraAccessException) {
                failed()
            } catch (gone: IllegalStateException) {
                failed()
            }
        }

        override fun onConfigureFailed(session: CameraCaptureSession) = failed()
    }

    private companion object {
        const val WIDTH = 1280
        const val HEIGHT = 720
    }
}
