window.addEventListener("load", function () {
  SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, requestInterceptor: function (r) { return r; } });
});
